import type { Starter } from './starter'

/** The comments on a starter's config as a Markdown page, since JSON has no place for them. */
export function notesPage(name: string, { about, notes, yours }: Starter): string {
  return `# cancel-flow.json, part by part

Written by \`fairwell init ${name}\`, for ${about}.
The notes stand here because JSON takes no comments. Your editor knows every option there is by \`$schema\`.

## Make these yours before anyone sees them

${list(yours)}

## What each part is for

${list(notes)}
`
}

function list(entries: Record<string, string>): string {
  return Object.entries(entries)
    .map(([path, text]) => `- \`${path}\`: ${text}`)
    .join('\n')
}
