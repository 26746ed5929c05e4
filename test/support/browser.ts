/**
 * The browser that tests drive: one installed on the machine, or the one npm brought along.
 *
 * `@sparticuz/chromium` is made for AWS Lambda: its own API unpacks the shared libraries only where it believes
 * to be there, unpacks into the shared temporary directory, and its default arguments switch off web security
 * and site isolation. So its archives are unpacked here, and the browser gets the arguments below instead.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { fontFromWoff } from './woff.ts';

/** What a driver (puppeteer-core, playwright-core) needs to start the browser. */
export interface FoundBrowser {
  /** Absolute path of the program. */
  executablePath: string;
  /** Arguments that suit tests. Web security and site isolation stay on. */
  args: string[];
  /** The whole environment of the browser's process, this process's own included. */
  env: Record<string, string>;
}

const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
];

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

const USUAL_PLACES = [
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds the browser: `CHROME_PATH`, else Chrome or Chromium on `PATH` or in its usual places, else the one
 * brought along (Linux on x64), which the first call unpacks below `node_modules/.cache`.
 * `INLAY_BROWSER=bundled` takes the one brought along in any case.
 *
 * @throws {Error} when `CHROME_PATH` names no program, or when there is no browser for this system.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  if (process.env['INLAY_BROWSER'] === 'bundled') return bundledBrowser();

  const wished = process.env['CHROME_PATH'];
  if (wished !== undefined && wished !== '') {
    if (!(await isProgram(wished))) throw new Error(`CHROME_PATH: there is no program at ${wished}.`);
    return installedBrowser(wished);
  }

  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  for (const place of [...onPath, ...USUAL_PLACES]) {
    // Debian's `chromium-browser` on some systems is a stub that only tells how to install a snap.
    if ((await isProgram(place)) && answersVersion(place)) return installedBrowser(place);
  }

  return bundledBrowser();
}

function installedBrowser(executablePath: string): FoundBrowser {
  return { executablePath, args: [...ARGS], env: ownEnvironment() };
}

async function bundledBrowser(): Promise<FoundBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found. Install Chrome or Chromium, or set CHROME_PATH to one.');
  }
  const home = await unpackedHome();
  const env = ownEnvironment();
  const libraries = [join(home, 'al2023', 'lib'), home, env['LD_LIBRARY_PATH'] ?? '']
    .filter(Boolean)
    .join(':');
  return {
    executablePath: join(home, 'chromium'),
    args: [...ARGS],
    env: { ...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

/** Unpacks once a version. Two processes may do so at once: the first to finish wins, the other's copy goes. */
async function unpackedHome(): Promise<string> {
  const require = createRequire(import.meta.url);
  const packageHome = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..');
  const manifest = JSON.parse(await readFile(join(packageHome, 'package.json'), 'utf8')) as {
    version: string;
  };

  const cache = fileURLToPath(new URL('../../node_modules/.cache/inlay/', import.meta.url));
  const home = join(cache, `chromium-${manifest.version}`);
  if (existsSync(home)) return home;

  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, 'unpacking-'));
  try {
    const bin = join(packageHome, 'bin');
    await Promise.all([
      unpack(join(bin, 'chromium.br'), createWriteStream(join(fresh, 'chromium'), { mode: 0o755 })),
      unpack(join(bin, 'swiftshader.tar.br'), extract(fresh)),
      unpack(join(bin, 'al2023.tar.br'), extract(join(fresh, 'al2023'))),
      unpack(join(bin, 'fonts.tar.br'), extract(join(fresh, 'fonts'))),
    ]);
    const emoji =
      require.resolve('@fontsource/noto-color-emoji/files/noto-color-emoji-emoji-400-normal.woff');
    await writeFile(join(fresh, 'fonts', 'NotoColorEmoji.ttf'), fontFromWoff(await readFile(emoji)));
    await writeFile(join(fresh, 'fonts.conf'), fontsConfiguration(home));
    await rename(fresh, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return home;
}

async function unpack(archive: string, target: NodeJS.WritableStream): Promise<void> {
  await pipeline(createReadStream(archive), createBrotliDecompress(), target);
}

/** The machine's own fonts where it has any, and a text and an emoji font in any case. */
function fontsConfiguration(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
  <alias>
    <family>emoji</family>
    <prefer><family>Noto Color Emoji</family></prefer>
  </alias>
</fontconfig>
`;
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function answersVersion(path: string): boolean {
  // On Windows `--version` opens a window instead.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: 10_000 }).status === 0;
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
