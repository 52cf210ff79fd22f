/**
 * A function of an object that is worked out once for each, and remembered for as long as the object lives. For objects
 * that nobody changes.
 *
 * @example const keysOf = oncePer((vendor: VendorInput) => vendorKeys(vendor));
 */
export function oncePer<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}
