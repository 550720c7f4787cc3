import { relative, resolve } from 'node:path'

/** The files of the flow that the standalone file replaces, and what stands in their place (src/standalone). */
const inPlaceOf = {
  'src/embed/delivery/targetsOf.ts': 'src/standalone/targetsOf.ts',
  'src/embed/delivery/sinks.ts': 'src/standalone/sinks.ts',
  'src/embed/texts/languages.ts': 'src/standalone/languages.ts',
  'src/embed/texts/moreLanguages.ts': 'src/standalone/moreLanguages.ts',
  'src/embed/texts/lawLanguages.ts': 'src/standalone/lawLanguages.ts',
  'src/ui/languages/keywords.ts': 'src/standalone/keywords.ts',
  'src/embed/page/checkPage.ts': 'src/standalone/checkPage.ts',
  'src/embed/opening/rehearse.ts': 'src/standalone/rehearse.ts',
}

/** A rollup plugin that replaces these files. The build fails where nothing imports one of them any more. */
export const standaloneOnly = () => {
  const unused = new Set(Object.keys(inPlaceOf))
  return {
    name: 'standalone-only',
    async resolveId(name, importer) {
      const whole = await this.resolve(name, importer, { skipSelf: true })
      const path = whole && relative(process.cwd(), whole.id)
      if (!Object.hasOwn(inPlaceOf, path ?? '')) return null
      unused.delete(path)
      return resolve(inPlaceOf[path])
    },
    buildEnd(error) {
      if (!error && unused.size) this.error(`src/standalone: nothing asks for ${[...unused].join(', ')} any more`)
    },
  }
}
