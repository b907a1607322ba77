// Two builds from one file: the pages for browsers, and (`build.ssr`) the server with its tools for Node.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { breakLiterals } from './server/setup/break-phrases.mjs'
import { presentEntries } from './server/setup/tools.mjs'

const rootDir = fileURLToPath(new URL('.', import.meta.url))
const inRoot = (path: string): string => join(rootDir, path)

/** What the pages run on: the same components, a sixth of the weight (decision 012). Types and tests stay React's. */
export const lightReact = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react-dom\/server$/, replacement: 'preact-render-to-string' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
]

const pages: UserConfig = {
  root: inRoot('client'),
  publicDir: existsSync(inRoot('client/public')) ? inRoot('client/public') : false,
  plugins: [react({ jsxImportSource: '#client/ruby' }), phraseBreaks(), darkBySystem(), packFiles()],
  resolve: { alias: lightReact },
  build: {
    outDir: inRoot('dist/client'),
    emptyOutDir: true,
    // iOS 15 and Android's Chrome 90 are still in people's hands.
    target: ['es2020', 'chrome90', 'safari15', 'firefox90'],
    // The Content-Security-Policy allows neither inline script nor data: addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [inRoot('client/index.html'), inRoot('client/staff/index.html')].filter((page) => existsSync(page)),
    },
  },
}

// The visitor's Japanese sentences, with the places where a line may break (rule LK22).
function phraseBreaks(): Plugin {
  return {
    name: 'phrase-breaks',
    enforce: 'pre',
    transform: (code, id) => (/\/shared\/texts\/(?:visitor-[\w-]+|help|still|directory)\.ts$/.test(id) ? breakLiterals(code) : undefined),
  }
}

// Packed once, as small as it goes: an old phone waits for every kilobyte (rule LT3).
function packFiles(): Plugin {
  return {
    name: 'pack-files',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!dir || !/\.(js|css)$/.test(name)) continue
        const plain = readFileSync(join(dir, name))
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }))
      }
    },
  }
}

// Without script, or before it, nobody has said which look is wanted: then the system's choice holds (rule LK2).
function darkBySystem(): Plugin {
  return {
    name: 'dark-by-system',
    enforce: 'pre',
    transform(code, id) {
      const dark = id.endsWith('/ui/tokens.css') && /\[data-theme="dark"\] (\{[^}]*\})/.exec(code)?.[1]
      return dark ? `${code}\n@media (prefers-color-scheme: dark) { :root:not([data-theme]) ${dark} }\n` : undefined
    },
  }
}

// Read at run time beside the module that names them (`new URL('./migrations/', import.meta.url)`).
function shipMigrations(): Plugin {
  return {
    name: 'ship-migrations',
    writeBundle({ dir }) {
      if (dir) cpSync(inRoot('server/storage/postgres/migrations'), join(dir, 'migrations'), { recursive: true })
    },
  }
}

// pg asks at every start whether it runs at Cloudflare, by making a Response; that loads Node's whole fetch. And it writes what answers a
// question where it assigns it to a property: functions written so V8 makes in the old generation, where with all that hangs on them they
// stay until a full collection, though the question is long answered (18 of the 48 KB that each of 1,500 cost who came in: docs/figures-before.md).
const pgOtherwise: Record<string, readonly (readonly [from: string, to: string])[]> = {
  '/pg/lib/stream.js': [["typeof Response === 'function'", 'false']],
  '/pg/lib/client.js': ['(err ? reject(err) : resolve(res))', '{\n        clearTimeout(readTimeoutTimer)\n        queryCallback(err, res)\n      }'].map((body) => [`query.callback = (err, res) => ${body}`, `const answered = (err, res) => ${body}\nquery.callback = answered`]),
}

function pgRunsOnNode(): Plugin {
  const notMet = new Set(Object.keys(pgOtherwise))
  return {
    name: 'pg-runs-on-node',
    enforce: 'pre',
    transform(code, id) {
      const [file = '', changes] = Object.entries(pgOtherwise).find(([file]) => id.endsWith(file)) ?? []
      notMet.delete(file)
      return changes?.reduce((changed, [from, to]) => {
        if (!changed.includes(from)) throw new Error('pg is written otherwise than it was')
        return changed.replace(from, to)
      }, code)
    },
    buildEnd(error) {
      if (!error && notMet.size > 0) throw new Error(`pg lies otherwise than it did: ${[...notMet].join(', ')}`)
    },
  }
}

const server: UserConfig = {
  root: rootDir,
  publicDir: false,
  resolve: { alias: lightReact },
  plugins: [shipMigrations(), phraseBreaks(), pgRunsOnNode()],
  // Packages are built in as well: reading one file instead of hundreds halves the time a start takes.
  // Left outside: what is not JavaScript, and what ws and pg use only where somebody has installed it.
  ssr: { noExternal: true, external: ['@node-rs/argon2', 'bufferutil', 'utf-8-validate', 'pg-native', 'pg-cloudflare', 'playwright-core'] },
  build: {
    ssr: true,
    outDir: inRoot('dist/server'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      // Asked for by the tools that open a browser, when they run; a clone that only starts has not installed it.
      external: ['playwright-core'],
      // Beside the tools: the function that writes the pages, which the server loads as it loads the built pages; and the screening's
      // lists, which the build puts together.
      input: { ...Object.fromEntries(Object.entries(presentEntries()).map(([name, source]) => [name, inRoot(String(source))])), pages: inRoot('client/still/pages.tsx'), lists: inRoot('server/moderation/rule-book.ts') },
      // All in one folder, so that what stands beside a module is found from every one of them.
      output: { entryFileNames: '[name].js', chunkFileNames: 'part-[hash].js' },
    },
  },
}

/** Every screen in every state, for looking at (rule LK21): a build of its own, so that no visitor's file is cut differently for its sake. */
const gallery: UserConfig = {
  ...pages,
  root: inRoot('client/gallery'),
  base: './',
  publicDir: false,
  plugins: [react({ jsxImportSource: '#client/ruby' }), phraseBreaks()],
  build: { ...pages.build, outDir: inRoot('dist/gallery'), rolldownOptions: { input: [inRoot('client/gallery/index.html'), inRoot('client/gallery/staff.html')] } },
}

export default defineConfig(({ isSsrBuild, mode }) => (isSsrBuild ? server : mode === 'gallery' ? gallery : pages))
