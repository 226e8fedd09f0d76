import manifest from '../../package.json' with { type: 'json' }

/** Version of the program, from its manifest. */
export const version: string = manifest.version
