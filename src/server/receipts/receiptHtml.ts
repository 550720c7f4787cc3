import { escapeHtml } from '../../report/print/escapeHtml'
import type { ReceiptLanguage } from './receiptLanguage'

/** The parts of a confirmation, none of them escaped. */
export interface ReceiptParts {
  subject: string
  lead: string
  rows: readonly (readonly [name: string, value: string])[]
  keep: string
}

const font = "font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif"

/** The confirmation as a whole HTML document for a mail: its styles inline, without pictures, links or scripts. */
export function receiptHtml({ subject, lead, rows, keep }: ReceiptParts, { locale, dir }: ReceiptLanguage): string {
  const lines = rows.map(
    ([name, value]) =>
      `<tr><th scope="row" style="padding: 6px 0; padding-inline-end: 24px; text-align: start; vertical-align: top; font-weight: 400; opacity: .75">${escapeHtml(name)}</th>` +
      // A value may be written in the other direction than its name.
      `<td style="padding: 6px 0; vertical-align: top; overflow-wrap: anywhere"><bdi>${escapeHtml(value)}</bdi></td></tr>`,
  )
  return `<!doctype html>
<html lang="${escapeHtml(locale)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin: 0; padding: 24px; ${font}">
<div lang="${escapeHtml(locale)}" dir="${dir}" style="max-width: 560px; ${font}">
<h1 style="margin: 0 0 8px; font-size: 20px; line-height: 1.3">${escapeHtml(subject)}</h1>
<p style="margin: 0 0 16px">${escapeHtml(lead)}</p>
<table style="border-collapse: collapse; ${font}">
${lines.join('\n')}
</table>
<p style="margin: 16px 0 0">${escapeHtml(keep)}</p>
</div>
</body>
</html>
`
}
