import type { senderFor as whole } from '../embed/delivery/sinks'

/** The standalone file has no sinks, so nothing ever asks for their senders. */
export const senderFor: typeof whole =
  (createSender) =>
  (...given) =>
    createSender(...given, undefined)
