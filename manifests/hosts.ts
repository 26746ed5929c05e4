import type { Rule } from '../src/panel/config.ts';
import type { ConfigProblem } from '../src/panel/config-check.ts';
import type { AdminConfig } from './config/admin-config.ts';
import { dynamics, type DynamicsManifest } from './dynamics/dynamics.ts';
import type { ManifestFile } from './manifest-file.ts';
import { page, type PageManifest } from './page/page.ts';
import { salesforce, type SalesforceManifest } from './salesforce/salesforce.ts';

/** What the administrator writes for each host, in the part of `manifest` that has its name. */
export interface HostParts {
  dynamics: DynamicsManifest;
  page: PageManifest;
  salesforce: SalesforceManifest;
}
export type HostName = keyof HostParts;

/** What files are made from. */
export interface ManifestInput {
  readonly config: AdminConfig;
  /** What the panel loads. */
  readonly panelConfig: Readonly<Record<string, unknown>>;
  /** The script of a bridge of `src/embed`, as one file, for whoever ships it. */
  readonly bridge: (name: 'dynamics' | 'salesforce') => Promise<string>;
}

/** The part of `manifest` for one host. Paths are relative to it; the empty one is its own. */
export interface HostPart {
  readonly rule: Rule;
  /** Each part of it that may be left out or has one such, with nothing in it. */
  readonly parts: Readonly<Record<string, unknown>>;
  /** What is left out, put in. */
  readonly withDefaults: (part: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** What is expected at a path; `*` is any name or number. */
  readonly expected: Readonly<Record<string, string>>;
  /** What the field at a path is for, as the schema says to who writes it. */
  readonly about: Readonly<Record<string, string>>;
}

/** All that is made for one host. */
export interface HostManifests {
  readonly part: HostPart;
  /** What is wrong between fields, each of which is right by itself; asked where the host's part is there. */
  problems(config: AdminConfig): readonly ConfigProblem[];
  /** The files, from nothing but what is given: of the same the same. */
  files(input: ManifestInput): Promise<readonly ManifestFile[]>;
}

/** Each host for which there are manifests. */
export const HOSTS: { readonly [K in HostName]: HostManifests } = { dynamics, page, salesforce };

export const HOST_NAMES = Object.keys(HOSTS) as readonly HostName[];
