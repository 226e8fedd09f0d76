/**
 * The bundled faces, loaded after the first paint: their 200 declarations are larger than the first screen's whole code.
 *
 * Each declaration covers a range of characters, so the browser fetches only the subsets that a page shows. Until then, and on failure, the
 * system's own Chinese faces named in `tokens.css` stand in.
 */
import '@fontsource-variable/noto-sans-sc/index.css'
import '@fontsource-variable/noto-serif-sc/index.css'
