/** A part of the fairness report; title and body are markup. */
export interface HtmlSection {
  id: string
  title: string
  body: string
}
