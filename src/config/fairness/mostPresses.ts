import type { Preset } from '../schema/presetOf'

/** The most presses from any screen to the cancellation. No statute gives these figures: they are our choice. */
export const mostPresses: Readonly<Record<Preset, number>> = {
  'us-ca': 2,
  'us-ftc': 3,
  'us-mn': 2,
  eu: 3,
  de: 2,
  fr: 3,
  uk: 2,
  kr: 2,
  strict: 2,
  relaxed: 2,
}
