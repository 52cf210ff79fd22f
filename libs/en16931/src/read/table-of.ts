/** A table by words of documents. What every object of the language knows by its name (`constructor`) is in none. */
export const tableOf = <V>(entries: Readonly<Record<string, V>>): Readonly<Record<string, V>> =>
  Object.assign(Object.create(null) as Record<string, V>, entries);
