import type { Config } from '../../config/schema/schema'
import { canonicalJson } from './canonicalJson'

/** A fingerprint of everything a config says: 32 hexadecimal digits, the same in whatever order its keys are stored. */
export async function configVersion(config: Config): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(config)))
  const digits = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'))
  return digits.join('').slice(0, 32)
}
