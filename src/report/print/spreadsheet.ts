/**
 * How CSV is written so that what a customer or a page wrote, such as `=cmd|…`, stays text when a spreadsheet opens the file: also where
 * the spreadsheet parts cells at a semicolon or a tab, as it does in many languages. Options of csv-stringify.
 */
export const forSpreadsheets = {
  escape_formulas: true,
  cast: { string: (text: string) => text.replace(/(?<!^)([;\t]\s*)(?=[=+\-@])/g, "$1'") },
}
