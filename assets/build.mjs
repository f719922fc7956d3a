// Builds the styles and scripts into static/dist/ under names that change with their content, and manifest.json,
// which tells the pages those names. Fonts for print keep plain names. Run: node assets/build.mjs
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { build } from "esbuild";
import { compile } from "sass";

const OUT = "static/dist";
const ENTRIES = ["assets/css/panel.scss", "assets/css/editor.scss", "assets/js/panel.js", "assets/js/editor.js", "assets/images/favicon.svg"];
const PRINT_FONTS = { Regular: "Regular", It: "Italic", Semibold: "Semibold", SemiboldIt: "SemiboldItalic", Bold: "Bold", BoldIt: "BoldItalic" };

const sass = {
  name: "sass",
  setup(bundler) {
    bundler.onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      contents: compile(path, { loadPaths: ["."], quietDeps: true }).css,
      loader: "css",
      resolveDir: dirname(path),
    }));
  },
};

// Only GOV.UK services may use the Transport typeface, the crown and the crest.
function refuseReserved(files) {
  for (const { path, text } of files) {
    if (/\.(css|js)$/.test(path) && /GDS Transport/i.test(text)) throw new Error(`${path} uses the typeface GDS Transport`);
    if (/crown|crest|opengraph|govuk-icon/i.test(basename(path))) throw new Error(`${path} is an emblem of GOV.UK`);
    if (/url\([^)]*(crest|crown)/i.test(text)) throw new Error(`${path} refers to an emblem of GOV.UK`);
  }
}

const { metafile, outputFiles } = await build({
  entryPoints: ENTRIES,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  outdir: OUT,
  publicPath: ".",
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  target: ["es2020", "safari15.4"],
  loader: { ".woff2": "file", ".svg": "copy" },
  plugins: [sass],
  legalComments: "none",
});
refuseReserved(outputFiles);

await mkdir(`${OUT}/fonts`, { recursive: true });
for (const file of outputFiles) await writeFile(file.path, file.contents);
for (const [from, to] of Object.entries(PRINT_FONTS)) {
  await cp(`node_modules/source-sans/TTF/SourceSans3-${from}.ttf`, `${OUT}/fonts/SourceSans3-${to}.ttf`);
}
await cp("node_modules/source-sans/LICENSE.md", `${OUT}/fonts/SourceSans3-LICENSE.md`);

const names = Object.entries(metafile.outputs)
  .filter(([, { entryPoint }]) => entryPoint)
  .map(([path, { entryPoint }]) => [basename(entryPoint).replace(/\.scss$/, ".css"), basename(path)]);
// The manifest comes after what it names, and what is old goes last: a page being served meanwhile finds its files.
await writeFile(`${OUT}/manifest.json`, JSON.stringify(Object.fromEntries(names.sort()), null, 2) + "\n");

const fresh = new Set([...outputFiles.map(({ path }) => basename(path)), "fonts", "manifest.json"]);
for (const name of await readdir(OUT)) if (!fresh.has(name)) await rm(`${OUT}/${name}`);
