import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Problem } from '../../config/check/problem'
import type { Config } from '../../config/schema/schema'
import { launch } from '../audit/launch'
import { createFairnessReport } from '../fairness/createFairnessReport'
import { fairnessHtml } from '../fairness/fairnessHtml'
import type { Gap } from '../fairness/fairnessReport'
import { measureFlow } from '../fairness/measure/measureFlow'
import type { Measured } from '../fairness/measured'
import type { WrittenReport } from '../fairness/writtenReport'
import { prove } from '../prove/prove'
import { switchedOn } from '../prove/switchedOn'
import { type WaysOut, waysOut } from '../prove/waysOut'
import type { Streams } from './streams'

/** What `fairwell check --fairness` was given, beside the config. */
export interface FairnessAsked {
  config: Config
  problems: readonly Problem[]
  /** The path of the config's file, and its text. */
  path: string
  text: string
  /** Where the report is written to. */
  folder: string
  /** The package's folder of built files, which the flow is drawn by. */
  dist: URL | undefined
  /** Whether nothing is to be measured in a browser. */
  isStatic: boolean
  /** The path of a style sheet of the merchant's page. */
  css: string | undefined
  languages: readonly string[]
  streams: Streams
}

/** Makes the fairness report of a config and writes it as HTML and JSON, named after the config and its hash. */
export async function checkFairness(asked: FairnessAsked): Promise<WrittenReport> {
  const { config, problems, path, text, folder } = asked
  const { ways, typical } = waysOut(config)
  const { measured, notMeasured } = await measure(asked, typical)
  const report = createFairnessReport({
    ...{ config, problems, text },
    file: path === '-' ? 'standard input' : basename(path),
    proof: prove(config),
    ...{ ways, measured, notMeasured },
    now: new Date(),
  })
  const name = `fairness-${config.id.replace(/[^\w.-]+/g, '-')}-${report.config.configHash}`
  const files = [join(folder, `${name}.html`), join(folder, `${name}.json`)] as const
  await mkdir(folder, { recursive: true })
  await writeFile(files[0], fairnessHtml(report))
  await writeFile(files[1], `${JSON.stringify(report, withoutPictures, 2)}\n`)
  return { report, files: [...files] }
}

interface Found {
  measured?: Measured
  notMeasured: Gap[]
}

/** What a browser shows of the flow, and what it did not, with how to have it. */
async function measure(asked: FairnessAsked, customers: WaysOut['typical']): Promise<Found> {
  const { config, dist, css, languages, streams, isStatic } = asked
  if (isStatic) return { notMeasured: [{ what: drawn, how: 'Leave --no-browser out.' }] }
  if (!dist) return { notMeasured: [{ what: drawn, how: 'The built files of fairwell are not beside the command.' }] }
  const style = css === undefined ? '' : await readFile(css, 'utf8')
  const browser = await launch(streams.env ?? {}).catch((error: Error) => error)
  if (browser instanceof Error) return { notMeasured: [{ what: drawn, how: `In this command ${browser.message}` }] }
  try {
    const onRun = streams.stderr.isTTY ? (says: string) => streams.stderr.write(`${says}…\n`) : () => {}
    const measured = await measureFlow(browser, {
      ...{ config: switchedOn(config), customers, dist, languages, onRun },
      css: style,
    })
    const axe = { what: 'What axe finds', how: 'axe-core is not installed here: npm install axe-core.' }
    return { measured, notMeasured: measured.axe ? [] : [axe] }
  } finally {
    await browser.close()
  }
}

const drawn = 'The drawn flow: buttons, contrast, focus, requests, what axe finds, pictures'

/** Leaves the pictures out of JSON: they are in the HTML. */
export function withoutPictures(key: string, value: unknown): unknown {
  return key === 'png' ? undefined : value
}
