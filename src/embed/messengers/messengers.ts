import { globalNamed, type Messenger } from './messenger'

/** Intercom puts the reason into the field for the first message. https://developers.intercom.com/installing-intercom/web/methods */
const intercom: Messenger = {
  isThere: () => typeof globalNamed('Intercom') === 'function',
  open: (note) => globalNamed('Intercom')?.('showNewMessage', ...(note ? [note.words] : [])),
}

/** Zendesk gets the reason's id as a tag of the conversation. https://developer.zendesk.com/api-reference/widget-messaging/web/core */
const zendesk: Messenger = {
  isThere: () => typeof globalNamed('zE') === 'function',
  open(note) {
    const zE = globalNamed('zE')
    if (note) zE?.('messenger:set', 'conversationTags', [`cancel_${note.reason}`])
    zE?.('messenger', 'open')
  },
}

/** Crisp puts the reason into the field for the first message, and into the session's data. https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/ */
const crisp: Messenger = {
  isThere: () => typeof globalNamed('$crisp')?.push === 'function',
  open(note) {
    const crispQueue = globalNamed('$crisp')
    if (note) {
      crispQueue?.push?.(['set', 'session:data', [[['cancel_reason', note.reason]]]])
      crispQueue?.push?.(['set', 'message:text', [note.words]])
    }
    crispQueue?.push?.(['do', 'chat:open'])
  },
}

/** HubSpot's widget opens and takes no text. https://developers.hubspot.com/docs/api-reference/latest/conversations/chat-configuration/chat-widget-sdk */
const hubSpot: Messenger = {
  isThere: () => typeof globalNamed('HubSpotConversations')?.widget?.open === 'function',
  open: () => globalNamed('HubSpotConversations')?.widget?.open?.(),
}

/** Front's widget opens and takes no text. https://dev.frontapp.com/docs/chat-sdk-reference */
const front: Messenger = {
  isThere: () => typeof globalNamed('FrontChat') === 'function',
  open: () => globalNamed('FrontChat')?.('show'),
}

/** The messengers that we can open. The first that is on the page counts. */
export const messengers: readonly Messenger[] = [intercom, zendesk, crisp, hubSpot, front]
