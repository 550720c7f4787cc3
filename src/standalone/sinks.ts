import type { senderFor as whole } from '../embed/delivery/sinks'

/** Makes senders for the endpoint only: the standalone file has no sinks. */
export const senderFor: typeof whole =
  (createSender) =>
  (...given) =>
    createSender(...given, undefined)
