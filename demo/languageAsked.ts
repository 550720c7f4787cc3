import type { Context } from 'hono'
import { languages } from './pages/layout'

/** The language that the address asks for, if we have texts in it. */
export function languageAsked(context: Context): string | undefined {
  const asked = context.req.query('lang') ?? ''
  return Object.hasOwn(languages, asked) ? asked : undefined
}
