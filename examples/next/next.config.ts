import type { NextConfig } from 'next'

export default {
  // PGlite loads its files from beside itself.
  serverExternalPackages: ['@electric-sql/pglite'],
  turbopack: { root: import.meta.dirname },
} satisfies NextConfig
