import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Site } from '../../test/support/site'
import type { Contestant } from './contestants'
import { config, reasons, title } from './survey'

/** A file that a page asked for, and how many bytes of it went over the wire. */
export interface Served {
  path: string
  bytes: number
}

/** Lets a site answer, compressed as a host would, with our built files and the code of the others. Gives what it has served. */
export async function serve(site: Site, contestants: Contestant[], served: Served[] = []): Promise<Served[]> {
  const answer = (path: string, type: string, text: string | Buffer) => {
    const body = gzipSync(text, { level: 9 })
    site.routes.set(path, (_, response) => {
      served.push({ path, bytes: body.length })
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(body)
    })
  }
  const folder = resolve(process.env.OUT_DIR ?? 'dist')
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.js')))
    answer(`/${name}`, 'text/javascript', await readFile(join(folder, name)))
  answer('/cancel-flow.json', 'application/json', JSON.stringify(config))
  for (const { name, page, code } of contestants) {
    site.pages.set(pathOf(name), page)
    if (code) answer(`/${name}.js`, 'text/javascript', code)
  }
  answer('/api/surveys/', 'application/json', JSON.stringify({ surveys: [postHogSurvey] }))
  for (const path of ['/flags/', '/array/key/config'])
    answer(path, 'application/json', JSON.stringify({ surveys: true, featureFlags: {}, featureFlagPayloads: {} }))
  answer('/e/', 'application/json', '{}')
  return served
}

export const pathOf = (name: string): string => `/${name.replace(/\W+/g, '-')}`

/** The survey as PostHog's server would give it. */
const postHogSurvey = {
  id: 'cancel',
  name: 'Cancel',
  type: 'popover',
  start_date: '2026-01-01T00:00:00Z',
  questions: [{ id: 'why', type: 'single_choice', question: title, choices: reasons, buttonText: 'Continue' }],
  appearance: {},
}
