import type { Visit } from './visit'

export async function isOpen({ page }: Visit): Promise<boolean> {
  return (await page.locator('fairwell-dialog').count()) > 0
}

export const form = (button: string, attributes = 'action="/canceled" method="post"') =>
  `<form id="form" ${attributes}><input name="plan" value="pro"><input type="hidden" name="token" value="t">${button}</form>`
