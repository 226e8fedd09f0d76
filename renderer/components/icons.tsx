import type { ReactElement } from 'react'

/** Stroke paths of the program's own icons, drawn on a grid of 16. Small and inline, so that no icon library reaches the first screen. */
const paths = {
  overview: 'M2.5 2.5h4.5v4.5h-4.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5h-4.5zM9 9h4.5v4.5H9z',
  findings: 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M5.5 8.5h5M5.5 11h3',
  schemes: 'M2.5 3.5h4M2.5 3.5v9h4M2.5 8h4M8.5 3.5h5M8.5 8h5M8.5 12.5h5',
  register: 'M2.5 13.5v-8l5.5-3 5.5 3v8zM6 13.5v-4h4v4M6 6.5h.01M10 6.5h.01',
  scoring: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.2 3v10M9.9 3v10',
  ranking: 'M2.5 13.5h11M3.5 13.5v-4h3v4M6.5 13.5v-9h3v9M9.5 13.5v-6h3v6',
  compare: 'M4.5 13.5v-11M11.5 13.5v-11M2.5 5.5h4M9.5 8.5h4M2.5 10.5h4M9.5 4.5h4',
  panels:
    'M5.5 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2.5 13v-1.5a2.5 2.5 0 0 1 2.5-2.5h1a2.5 2.5 0 0 1 2.5 2.5V13M10.5 7.5a1.7 1.7 0 1 0 0-3.4M11 9.2a2.4 2.4 0 0 1 2.5 2.3V13',
  meetings: 'M2.5 3h11v7h-11zM8 10v3.5M5 13.5h6M5 6h6',
  surveys: 'M4 8.5v-6h8v6M6 5l1.5 1.5L10 4M2.5 8.5h11v5h-11zM6 8.5v1.5h4v-1.5',
  analysis: 'M2.5 13.5h11M3 10.5l3-3.5 2.5 2 4-5.5M10 3.5h2.5V6',
  decisions: 'M8 2.5l1.6 3.3 3.6.5-2.6 2.5.6 3.6L8 10.7l-3.2 1.7.6-3.6-2.6-2.5 3.6-.5z',
  audit: 'M4 2.5h8v11l-4-2-4 2zM6 5.5h4M6 8h4',
  backups:
    'M2.5 4.5c0-1.1 2.5-2 5.5-2s5.5.9 5.5 2-2.5 2-5.5 2-5.5-.9-5.5-2zM2.5 4.5v7c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2v-7M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2',
  accounts: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM3 13.5v-.8a3.2 3.2 0 0 1 3.2-3.2h3.6a3.2 3.2 0 0 1 3.2 3.2v.8',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  settings: 'M2.5 4.5h6M11.5 4.5h2M2.5 8h2M7.5 8h6M2.5 11.5h5M10.5 11.5h3M10 3v3M6 6.5v3M9 10v3',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  plus: 'M8 2.5v11M2.5 8h11',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5v3M10.5 2.5v3',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  chevronDown: 'M3.5 6l4.5 4.5L12.5 6',
  chevronRight: 'M6 3.5l4.5 4.5L6 12.5',
  upload: 'M8 11V3M4.8 6L8 2.8 11.2 6M2.5 11v2.5h11V11',
  download: 'M8 2.8v8.2M4.8 7.8L8 11l3.2-3.2M2.5 11v2.5h11V11',
  folder: 'M2 4h4.5l1.5 1.5h6v7.5H2z',
  warning: 'M8 2.5l6 11H2zM8 6.5v3.5M8 12v.01',
  paste: 'M5.5 3.5h-2v10h9v-10h-2M5.5 2.5h5v2.5h-5zM5.5 8h5M5.5 10.5h3',
  up: 'M8 13V3.5M4 7l4-4 4 4',
  sample: 'M6 2.5h4M6.8 2.5v4L3 13.5h10L9.2 6.5v-4M4.8 10.5h6.4',
} as const

export type IconName = keyof typeof paths

/** A decorative icon in the colour of the text around it. The word beside it or the control's label says what it means. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg aria-hidden="true" focusable="false" width={size} height={size} viewBox="0 0 16 16" fill="none">
      <path d={paths[name]} stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
