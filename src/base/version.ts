import packageJson from '../../package.json' with { type: 'json' }

/** The version of this package, such as `0.1.0`. The build inlines the text alone, not the rest of package.json. */
export const { version } = packageJson
