import cases from '../cases/receiver.json'

export const batch = 'application/cloudevents-batch+json'

export const address = 'https://app.example/cancel-events'

export interface Answer {
  accepted: string[]
  rejected: { index: number; id?: string; reason: string }[]
}

export function event(fields: Record<string, unknown>): Record<string, unknown> {
  return { ...cases.event, ...fields }
}

export function post(body: unknown, headers: Record<string, string> = {}): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Request(address, { method: 'POST', body: text, headers: { 'content-type': batch, ...headers } })
}

export async function answerOf(response: Response): Promise<Answer> {
  return (await response.json()) as Answer
}
