const storageKey = 'hengjian.seat'

/** The seat's token outlives a reload of this tab and nothing else; the host forgets seats when it ends. */
export const seatToken = {
  read: (): string | null => sessionStorage.getItem(storageKey),
  keep: (token: string): void => sessionStorage.setItem(storageKey, token),
  drop: (): void => sessionStorage.removeItem(storageKey),
}
