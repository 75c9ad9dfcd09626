// Bundles the pages' scripts and styles into the folder given as first argument.
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const outdir = process.argv[2] ?? '../../../target/classes/static/assets';

await build({
  entryPoints: { tocsin: 'src/tocsin.js', diagram: 'src/diagram.js', style: 'src/style.css' },
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  outdir,
  loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.eot': 'file', '.svg': 'file' },
  logLevel: 'warning'
});

await copyFile('src/bell.svg', join(outdir, 'bell.svg'));
