import type { Move } from '../../report/log/readRecord'

/** A move as one line of JSON. It is a list without names, since a log may have ten million of them. */
export function textOfMove(move: Move): string {
  const { customer: _, subscription: __, flowId: ___, configHash: ____, mode: _____, ...data } = move.data
  const { id, source, session, seq, time, type, mode, flowId, configHash, vouched, customer, subscription } = move
  return JSON.stringify([
    id,
    source,
    session,
    seq,
    time,
    type,
    mode,
    flowId,
    configHash,
    vouched,
    customer,
    subscription,
    data,
  ])
}

/** The move that `textOfMove` wrote. */
export function moveOf(text: string): Move {
  const [id, source, session, seq, time, type, mode, flowId, configHash, vouched, customer, subscription, data] =
    JSON.parse(text)
  return { id, source, session, seq, time, type, mode, flowId, configHash, vouched, customer, subscription, data }
}
