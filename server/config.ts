// The only reader of the environment (OP12): few settings, each with its shape and its cure. A wrong value
// is named together with what to do about it; the value itself is never repeated, for it may be a secret.
import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { StartProblem } from '#server/start-problem'

export interface Config {
  mode: 'demo' | 'production'
  /** Where one only practises: people of practice talk in an open room, or nobody is there. */
  practice: 'evening' | 'empty'
  /** The address to listen on: this machine only for demo; in production everywhere, unless one is named. */
  host: string
  /** 0: any free port (tests). */
  port: number
  /** 0: no metrics. Always on this machine only. */
  metricsPort: number
  /** `https://example.jp`, without a path; undefined only in demo, where it is this machine. */
  publicUrl: string | undefined
  dataDir: string
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  redisUrl: string | undefined
  masterKeyFile: string
  /** The key itself, given instead of a file. */
  masterKey: string | undefined
  trustProxyHops: number
  canHooksReachPrivate: boolean
  smtpUrl: string | undefined
  /** The sender of what goes out by e-mail. */
  mailFrom: string | undefined
  /** The project's own folder, where `dist/client` and the documents lie. */
  rootDir: string
}

interface Setting {
  schema: z.ZodMiniType<string | number | boolean | undefined>
  ja: string
  en: string
}

const text = z.optional(z.string())

function whole(from: number, to: number, otherwise: number) {
  const digits = z.string().check(
    z.regex(/^\d{1,6}$/),
    z.refine((n) => Number(n) >= from && Number(n) <= to),
  )
  return z.pipe(z._default(digits, String(otherwise)), z.transform(Number))
}

function address(schemes: string[], isWhole: (at: URL) => boolean = () => true) {
  return z.optional(
    z.string().check(z.refine((given) => URL.canParse(given) && schemes.includes(new URL(given).protocol) && isWhole(new URL(given)))),
  )
}

const SETTINGS = {
  MODE: {
    schema: z._default(z.enum(['demo', 'production']), 'demo'),
    ja: 'demo（練習）か production（本番）を入れてください',
    en: 'use demo or production',
  },
  PRACTICE: {
    schema: z._default(z.enum(['evening', 'empty']), 'evening'),
    ja: 'evening（練習用の人たちが部屋で話している）か empty（だれもいない）を入れてください',
    en: 'use evening (people of practice talk in a room) or empty (nobody is there)',
  },
  HOST: {
    schema: z.optional(z.string().check(z.refine((given) => isIP(given) !== 0))),
    ja: '127.0.0.1 のような、この機械の IP アドレスを入れるか、空にしてください',
    en: 'use an address of this machine such as 127.0.0.1, or leave it empty',
  },
  PORT: { schema: whole(0, 65_535, 3000), ja: '0 から 65535 までの数を入れてください', en: 'use a number from 0 to 65535' },
  METRICS_PORT: {
    schema: whole(0, 65_535, 9464),
    ja: '0（使わない）から 65535 までの数を入れてください',
    en: 'use 0 (off) or a number up to 65535',
  },
  PUBLIC_URL: {
    schema: address(['http:', 'https:'], (at) => at.href === `${at.origin}/`),
    ja: 'https://example.jp のように、https:// からはじまり、うしろにパスのない住所を入れてください',
    en: 'use an address such as https://example.jp, without a path',
  },
  DATA_DIR: {
    schema: text,
    ja: 'データを置くフォルダーを入れてください',
    en: 'use the path of a folder',
  },
  DATABASE_URL: {
    schema: address(['postgres:', 'postgresql:'], (at) => at.pathname.length > 1),
    ja: 'postgres://利用者:パスワード@住所:5432/名前 の形で入れるか、空にして内蔵のデータベースを使ってください',
    en: 'use postgres://user:password@host:5432/name, or leave it empty for the embedded database',
  },
  REDIS_URL: {
    schema: address(['redis:', 'rediss:']),
    ja: 'redis://住所:6379 の形で入れるか、空にしてください',
    en: 'use redis://host:6379, or leave it empty',
  },
  MASTER_KEY_FILE: { schema: text, ja: '鍵のファイルの場所を入れてください', en: 'use the path of the key file' },
  ENGAWA_MASTER_KEY: { schema: text, ja: '32 バイトの鍵を base64 で入れてください', en: 'use 32 bytes in base64' },
  TRUST_PROXY_HOPS: {
    schema: whole(0, 10, 0),
    ja: '前に置いたプロキシーの数（なければ 0）を入れてください',
    en: 'use the number of proxies in front (0 for none)',
  },
  ALLOW_PRIVATE_HOOKS: {
    schema: z.pipe(
      z._default(z.enum(['0', '1']), '0'),
      z.transform((given) => given === '1'),
    ),
    ja: '0 か 1 を入れてください',
    en: 'use 0 or 1',
  },
  SMTP_URL: {
    schema: address(['smtp:', 'smtps:']),
    ja: 'smtp://住所:587 の形で入れるか、空にしてください',
    en: 'use smtp://host:587, or leave it empty',
  },
  MAIL_FROM: {
    schema: z.optional(z.email()),
    ja: '差出人のメールアドレスを入れるか、空にしてください',
    en: 'use the address that mail is sent from, or leave it empty',
  },
} satisfies Record<string, Setting>

type Read = { [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['schema']> }

/** Both from the sources (`server/`) and from the build (`dist/server/`). */
function findRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at
  }
  return process.cwd()
}

function readAll(env: NodeJS.ProcessEnv): Read {
  const wrong: { ja: string; en: string }[] = []
  const entries = Object.entries(SETTINGS).map(([name, { schema, ja, en }]: [string, Setting]) => {
    const given = env[name]?.trim()
    const read = schema.safeParse(given === '' ? undefined : given)
    if (!read.success) wrong.push({ ja: `設定 ${name} の値が正しくありません。${ja}。`, en: `The setting ${name} is wrong: ${en}.` })
    return [name, read.data]
  })
  if (wrong.length > 0) {
    throw new StartProblem('bad_setting', { ja: wrong.map((w) => w.ja).join('\n'), en: wrong.map((w) => w.en).join('\n') })
  }
  return Object.fromEntries(entries) as Read
}

function refuseInProduction(read: Read): void {
  if (read.MODE !== 'production') return
  if (!read.PUBLIC_URL?.startsWith('https:')) {
    throw new StartProblem('production_refused', {
      ja: '本番（MODE=production）では、PUBLIC_URL に https:// からはじまる公開の住所が要ります。暗号化されない住所では動かしません。',
      en: 'In production PUBLIC_URL must be the public address and begin with https://. Plain http is refused.',
    })
  }
}

/** `::` takes IPv4 callers too, but not on a machine without IPv6. */
function everywhere(): string {
  const hasSix = Object.values(networkInterfaces()).some((each) => each?.some(({ family }) => family === 'IPv6'))
  return hasSix ? '::' : '0.0.0.0'
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = readAll(env)
  refuseInProduction(read)
  const rootDir = findRoot()
  // npm runs scripts in the project's folder; INIT_CWD is where the person typed the command.
  const callerDir = env.INIT_CWD || process.cwd()
  const dataDir = read.DATA_DIR ? resolve(callerDir, read.DATA_DIR) : join(rootDir, 'data')
  return {
    mode: read.MODE,
    practice: read.PRACTICE,
    host: read.MODE === 'demo' ? '127.0.0.1' : (read.HOST ?? everywhere()),
    port: read.PORT,
    metricsPort: read.METRICS_PORT,
    publicUrl: read.PUBLIC_URL === undefined ? undefined : new URL(read.PUBLIC_URL).origin,
    dataDir,
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL,
    masterKeyFile: read.MASTER_KEY_FILE ? resolve(callerDir, read.MASTER_KEY_FILE) : join(dataDir, 'master.key'),
    masterKey: read.ENGAWA_MASTER_KEY,
    trustProxyHops: read.TRUST_PROXY_HOPS,
    canHooksReachPrivate: read.ALLOW_PRIVATE_HOOKS,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    rootDir,
  }
}
