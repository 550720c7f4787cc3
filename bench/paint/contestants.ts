import { build } from 'esbuild'
import { stopwatch } from './stopwatch'
import { reasons, title } from './survey'

/** One way to ask a customer why, on an account page of its own. */
export interface Contestant {
  name: string
  /** What it is measured as. */
  kind: 'ours' | 'limit' | 'peer'
  /** The account page with it. */
  page: string
  /** JavaScript that closes it as a customer would, where Escape does not. */
  close?: string
  /** The code that the page loads from `/<name>.js`, where it is not ours. */
  code?: string
}

/** The account page. A dialog's own code comes after the button. */
const accountPage = (heading: string, inside: string): string => `<!doctype html><html lang="en"><title>Account</title>
  <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
  <body style="font-family: system-ui"><h1>Your plan</h1><p>Pro, $49.00 a month</p><button id="cancel">Cancel plan</button>
  ${stopwatch(heading)}${inside}`

/** The account page with nothing on it, which all others are compared with. */
export const emptyPage = accountPage('null', '')

/** The tag as the README has it, but patient: a slowed-down browser must not step aside here. */
export const tag = (timeout = 12_000): string => `<script src="/fairwell.js" defer data-config="/cancel-flow.json"
  data-endpoint="/cancel-events" data-triggers="#cancel" data-timeout="${timeout}"></script>`

export const ourPage = (timeout?: number): string =>
  accountPage(`document.querySelector('fairwell-dialog')?.shadowRoot.querySelector('h2')`, tag(timeout))

const rows = reasons.map((label) => `<label><input type="radio" name="reason"><span>${label}</span></label>`)

/** The dialog that a careful page would write by hand for the same screen. */
const bareDialog = `<style>
  dialog { width: min(440px, 100vw); padding: 22px 24px; border: 1px solid #ddd; border-radius: 16px; box-shadow: 0 16px 48px #0003; font: 15px/1.47 system-ui }
  dialog h2 { margin: 0; font-size: 20px }
  dialog fieldset { padding: 0; border: 1px solid #ddd; border-radius: 10px; overflow: clip }
  dialog label { display: flex; gap: 12px; padding: 12px 16px; border-top: 1px solid #ddd }
  dialog .ways { display: flex; gap: 12px; margin-top: 12px }
  dialog .ways button { flex: 1; min-height: 48px; border: 1px solid #777; border-radius: 10px; background: #fff }
</style>
<dialog aria-labelledby="title">
  <h2 id="title" tabindex="-1" autofocus>${title}</h2><p>Step 1 of 3</p><button aria-label="Keep my plan">×</button>
  <fieldset>${rows.join('')}</fieldset>
  <div class="ways"><button>Continue</button><button>Cancel my plan</button></div><button>Keep my plan</button>
</dialog>
<script>document.querySelector('#cancel').onclick = () => document.querySelector('dialog').showModal()</script>`

const staticDialog = (
  markup: string,
): string => `<own-dialog><template shadowrootmode="open">${markup}</template></own-dialog>
<script>
  document.querySelector('#cancel').onclick = () => {
    const { shadowRoot } = document.querySelector('own-dialog')
    shadowRoot.querySelector('dialog').showModal()
    shadowRoot.querySelector('h2').focus()
  }
</script>`

/** All contestants. `markup` is our own first screen, as `takeMarkup` took it from a page. */
export const contestants = async (markup: string): Promise<Contestant[]> => [
  { name: 'fairwell', kind: 'ours', page: ourPage() },
  {
    name: 'own DOM static',
    kind: 'limit',
    page: accountPage(`document.querySelector('own-dialog').shadowRoot.querySelector('h2')`, staticDialog(markup)),
  },
  { name: 'bare dialog', kind: 'limit', page: accountPage(`document.querySelector('dialog h2')`, bareDialog) },
  await peer(
    'sentry',
    `${inSentry}.querySelector('h2')`,
    `[...${inSentry.slice(0, -1)}.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel').click()`,
  ),
  await peer('posthog', `${inPostHog}.querySelector('h3')`, `${inPostHog}.querySelector('.form-cancel').click()`),
  await peer('sweetalert2', `document.querySelector('.swal2-title')`),
]

const inSentry = `document.querySelector('#sentry-feedback')?.shadowRoot?`
const inPostHog = `document.querySelector('[class^=PostHogSurvey]')?.shadowRoot?`

async function peer(name: string, heading: string, close?: string): Promise<Contestant> {
  const { outputFiles } = await build({
    entryPoints: [`bench/paint/pages/${name}.js`],
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  })
  const given = `window.surveyTitle = ${JSON.stringify(title)}; window.surveyReasons = ${JSON.stringify(reasons)}`
  return {
    name,
    kind: 'peer',
    ...(close && { close }),
    page: accountPage(heading, `<script>${given}</script><script src="/${name}.js" defer></script>`),
    code: outputFiles[0]?.text ?? '',
  }
}
