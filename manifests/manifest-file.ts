/** One file that is made: where it stands below the folder asked for, with `/` between names, and what it holds. */
export interface ManifestFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The same files below a folder. */
export function below(folder: string, files: readonly ManifestFile[]): ManifestFile[] {
  return files.map(({ path, content }) => ({ path: `${folder}/${path}`, content }));
}
