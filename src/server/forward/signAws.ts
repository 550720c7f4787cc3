import { checkOptions, type Kinds } from '../options/checkOptions'
import { aFunction, aText, required } from '../options/kinds'
import type { ForwardRequest } from './forwarder'

/** The credentials of an AWS user or role. */
export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  /** The token that comes with temporary credentials. */
  sessionToken?: string
}

/** Who signs, and for which service. */
export interface SignAwsOptions extends AwsCredentials {
  region: string
  /** The service's name in signatures; default `events`, which is EventBridge. */
  service?: string
  now?: () => Date
}

/**
 * A function that signs POST requests by AWS Signature Version 4
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */
export function signAws(options: SignAwsOptions) {
  checkOptions('signAws', options, kinds)
  const { accessKeyId, secretAccessKey, sessionToken, region, service = 'events', now = () => new Date() } = options
  return async ({ url, headers, body }: ForwardRequest): Promise<ForwardRequest> => {
    const { host, pathname } = new URL(url)
    const time = now()
      .toISOString()
      .replace(/[-:]|\.\d+/g, '')
    const day = time.slice(0, 8)
    const signed: Record<string, string> = {
      ...headers,
      host,
      'x-amz-date': time,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
    }
    const names = Object.keys(signed).sort()
    const canonical = [
      'POST',
      pathname,
      '',
      ...names.map((name) => `${name}:${signed[name]}`),
      '',
      names.join(';'),
      await digest(body),
    ].join('\n')
    const scope = `${day}/${region}/${service}/aws4_request`
    let key = encode(`AWS4${secretAccessKey}`)
    for (const part of [day, region, service, 'aws4_request']) key = await hmac(key, part)
    const signature = hex(await hmac(key, ['AWS4-HMAC-SHA256', time, scope, await digest(canonical)].join('\n')))
    const credential = `Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
    const { host: _, ...sent } = signed
    return { url, body, headers: { ...sent, authorization: `AWS4-HMAC-SHA256 ${credential}` } }
  }
}

const kinds: Kinds<SignAwsOptions> = {
  accessKeyId: required(aText),
  secretAccessKey: required(aText),
  sessionToken: aText,
  region: required(aText),
  service: aText,
  now: aFunction,
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const digest = async (text: string) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', encode(text))))

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encode(text)))
}
