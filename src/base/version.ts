import packageJson from '../../package.json' with { type: 'json' }

/** Of the package. The build puts the text here, and nothing else of the file. */
export const { version } = packageJson
