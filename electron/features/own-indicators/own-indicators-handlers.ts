export const ownIndicatorsHandlers = {}
