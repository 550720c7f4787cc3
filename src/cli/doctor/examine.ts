import { examineConfig } from './examineConfig'
import { examineEndpoint } from './examineEndpoint'
import { examineFiles } from './examineFiles'
import { examineHandlers } from './examineHandlers'
import { examinePage } from './examinePage'
import { examinePolicy } from './examinePolicy'
import { examineTag } from './examineTag'
import { examineTriggers } from './examineTriggers'
import type { Finding } from './finding'
import { readPage } from './readPage'
import type { Answer, Visitor } from './visitor'

/** All that can be said of a page from what it serves, place by place. `now` is this computer's time in milliseconds. */
export async function examine(answer: Answer, visit: Visitor, now: number): Promise<Finding[]> {
  const found = examinePage(answer, now)
  if (answer.failure || answer.status >= 400) return found
  const page = readPage(answer.url, answer.body.toString('utf8'), answer.headers.get('content-security-policy'))
  const [tag] = page.tags
  found.push(...examineTag(page))
  if (!tag) return found
  const [files, { findings, config }, endpoint] = await Promise.all([
    examineFiles(page, tag, visit),
    examineConfig(page, tag, visit),
    examineEndpoint(page, tag, visit),
  ])
  return [
    ...found,
    ...files,
    ...findings,
    ...examineTriggers(page, tag),
    ...(config ? examineHandlers(tag, config) : []),
    ...endpoint,
    ...examinePolicy(page, tag),
  ]
}
