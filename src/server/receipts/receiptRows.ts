import type { ReceiptFacts } from './receiptFacts'
import type { ReceiptLanguage } from './receiptLanguage'

/** The names and values of a confirmation, in their order; what is not known has no row. */
export function receiptRows(
  { plan, subscription, received, effective, confirmationId, kind }: ReceiptFacts,
  { language, merchant, timeZone }: { language: ReceiptLanguage; merchant: string; timeZone: string },
): [name: string, value: string][] {
  const { texts, locale } = language
  const day = (time: string | undefined) => time && dayText(time, locale, timeZone)
  const rows: [string, string | undefined][] = [
    [texts.provider, merchant],
    [texts.plan, plan],
    [texts.subscription, subscription],
    [texts.received, day(received)],
    [texts.effective, day(effective)],
    [texts.access, kind === 'canceled' ? day(effective) : undefined],
    [texts.reference, confirmationId],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== undefined)
}

/** A time as day, minute and zone; a date alone as that date, in every zone. */
function dayText(time: string, locale: string, timeZone: string): string {
  const isDate = time.length === 10
  return new Intl.DateTimeFormat(locale, {
    ...{ year: 'numeric', month: 'long', day: 'numeric' },
    ...(isDate ? { timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit', timeZone, timeZoneName: 'short' }),
  }).format(new Date(time))
}
