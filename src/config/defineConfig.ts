import type { Config } from './schema/schema'

/**
 * A config as TypeScript types an imported JSON file, which knows no words and no fixed numbers: `version` is any number, `type`
 * any string. Its fields are those of a Config.
 */
export type ConfigJson = Widened<Config>

type Widened<Part> = Part extends string
  ? string
  : Part extends number
    ? number
    : Part extends boolean
      ? boolean
      : Part extends readonly (infer Item)[]
        ? readonly Widened<Item>[]
        : Part extends object
          ? { [Key in keyof Part]: Widened<Part[Key]> }
          : Part

/**
 * Gives the config back, typed: what is written in code is checked word by word by the compiler, and an imported JSON file is
 * taken as it is. Nothing is checked at run time; `checkConfig` and `fairwell check` do that.
 */
export function defineConfig<const Json extends ConfigJson>(
  config: Json & (number extends Json['version'] ? unknown : never),
): Config
export function defineConfig(config: Config): Config
export function defineConfig(config: unknown): Config {
  return config as Config
}
