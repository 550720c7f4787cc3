const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Stands in for codemirror-json-schema's Markdown: escapes the text and shows `code` as code. */
export function renderMarkdown(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign).replace(/`([^`]+)`/g, '<code>$1</code>')
}
