import type { HTMLElement } from 'node-html-parser'
import { isObject } from '../../base/isObject'
import { checkConfig } from '../../config/check/checkConfig'
import { readConfig } from '../../config/check/readConfig'
import type { Config } from '../../config/schema/schema'
import { bad, doubt, type Finding, good } from './finding'
import { addressIn, type ServedPage } from './readPage'
import { statusText, type Visitor } from './visitor'

/** What is known of the page's config. */
export interface ExaminedConfig {
  findings: Finding[]
  /** Undefined where there is none, or none that can be read. */
  config?: Config | undefined
}

/** Whether there is a config, a browser may read it, and it is sound. */
export async function examineConfig(page: ServedPage, tag: HTMLElement, visit: Visitor): Promise<ExaminedConfig> {
  const given = tag.getAttribute('data-config')
  if (!given) {
    const call = 'data-config: expected a URL or "#id", got none'
    return {
      findings: [
        page.hasCalls
          ? doubt(
              'config',
              `${call}; a script in the page calls fairwell(…) and may set it`,
              'Check that config with npx fairwell check.',
            )
          : bad('config', `${call}: nothing is taken over`, "Set data-config, or call fairwell('init', { config })."),
      ],
    }
  }
  const text = given.startsWith('#') ? inlineText(page, given) : await fetchedText(page, given, visit)
  if (typeof text !== 'string') return { findings: [text] }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { findings: [bad('config', `${given}: expected JSON, got something else (${(error as Error).message})`)] }
  }
  return { findings: [verdictOn(given, value)], config: readConfig(value).config ?? undefined }
}

function inlineText({ root }: ServedPage, id: string): string | Finding {
  const element = root.getElementById(id.slice(1))
  if (element) return element.rawText
  return bad(
    'config',
    `expected an element ${id} with the config as JSON, got none`,
    'Put <script type="application/json" id=…> into the page.',
  )
}

async function fetchedText(page: ServedPage, given: string, visit: Visitor): Promise<string | Finding> {
  const address = addressIn(page, given)
  if (!address) return bad('config', `data-config: expected a URL of http or https, or "#id", got ${given}`)
  const answer = await visit(address, { headers: { origin: page.url.origin } })
  if (answer.status !== 200) return bad('config', `expected a config at ${answer.url}, got ${statusText(answer)}`)
  const isOther = answer.url.origin !== page.url.origin
  if (isOther && !['*', page.url.origin].includes(answer.headers.get('access-control-allow-origin') ?? ''))
    return bad(
      'config',
      `expected access-control-allow-origin from ${answer.url.origin}, got none: browsers refuse the config`,
      'Send access-control-allow-origin with it, or serve it from the page’s own origin.',
    )
  return answer.body.toString('utf8')
}

/** The verdict of `fairwell check`, with its first problem. */
function verdictOn(given: string, value: unknown): Finding {
  const problems = checkConfig(value)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = [...errors, ...problems]
  const id = isObject(value) ? ` "${value.id}"` : ''
  if (!first) return good('config', `${given}: the config${id} has no errors and no warnings`)
  const many = `${errors.length} error${errors.length === 1 ? '' : 's'}, ${problems.length - errors.length} warnings`
  const say = errors.length ? bad : doubt
  return say(
    'config',
    `${given}: ${many}, first ${first.path}: ${first.message}`,
    'npx fairwell check tells all, with how to mend each.',
  )
}
