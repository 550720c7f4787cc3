import { relative, resolve } from 'node:path'

/** What the standalone file has in place of files of the flow (src/standalone); a file that is not asked for fails the build. */
const inPlaceOf = {
  'src/embed/delivery/targetsOf.ts': 'src/standalone/targetsOf.ts',
  'src/embed/delivery/sinks.ts': 'src/standalone/sinks.ts',
  'src/embed/texts/languages.ts': 'src/standalone/languages.ts',
  'src/embed/texts/laterLanguages.ts': 'src/standalone/laterLanguages.ts',
  'src/ui/languages/keywords.ts': 'src/standalone/keywords.ts',
  'src/embed/page/checkPage.ts': 'src/standalone/checkPage.ts',
  'src/embed/opening/rehearse.ts': 'src/standalone/rehearse.ts',
}

/** A rollup plugin that puts these files in place of the flow's. */
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
