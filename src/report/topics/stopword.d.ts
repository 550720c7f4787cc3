/** The package ships no types; these are the lists in use. */
declare module 'stopword' {
  export const eng: string[]
  export const deu: string[]
  export const fra: string[]
  export const spa: string[]
  export const por: string[]
  export const ita: string[]
  export const nld: string[]
  export const zho: string[]
  export const jpn: string[]
  export const kor: string[]
}
