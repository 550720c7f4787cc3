import type { Preset } from '../schema/presetOf'

/** Words of buttons that a law gives, in the language of that law. */
export interface StatutoryWords {
  language: string
  /** By the key of our text that they stand in place of. */
  words: Readonly<Record<string, string>>
}

/** What a law's buttons say, by the preset that is designed against it. In other languages our own texts stand there. */
export const statutoryWords: Readonly<Partial<Record<Preset, StatutoryWords>>> = {
  de: { language: 'de', words: leading('Verträge hier kündigen', 'Jetzt kündigen') },
  fr: { language: 'fr', words: leading('Résilier votre contrat', 'Notifier la résiliation') },
}

/** The words that lead to the cancellation, and those that send it, whatever the status of the subscription. */
function leading(cancel: string, confirm: string): Record<string, string> {
  return { cancel, 'trialing.cancel': cancel, confirm, 'confirm.later': confirm }
}

/** The beginning of the keys of our texts about a withdrawal, whose words directive (EU) 2023/2673 gives in each language. */
export const lockedPrefix = 'withdraw.'
