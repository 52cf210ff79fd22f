import { readFileSync } from 'node:fs';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { AppError } from './app.error.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a service's settings from the environment into a class whose properties are named as the variables and carry
 * class-validator rules. A variable `X_FILE` names a file that holds the value of `X` (for mounted secrets).
 *
 * @throws AppError `SETTINGS_INVALID` that lists every fault at once, without the values
 */
export function loadSettings<T extends object>(type: new () => T, environment: Environment = process.env): T {
  const faults: string[] = [];
  const values: Record<string, string> = {};
  for (const name of propertiesOf(type)) {
    const value = environment[name] ?? fromFile(name, environment, faults);
    if (value !== undefined && value !== '') values[name] = value;
  }
  const settings = plainToInstance(type, values, { exposeDefaultValues: true });
  for (const error of validateSync(settings, { skipMissingProperties: false })) {
    faults.push(...Object.values(error.constraints ?? { invalid: `${error.property} is not valid` }));
  }
  if (faults.length > 0) {
    throw new AppError('SETTINGS_INVALID', `Settings are not valid. Set these in the environment: ${faults.join('; ')}.`, {
      details: { faults },
    });
  }
  return settings;
}

function propertiesOf(type: new () => object): Set<string> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  return new Set(rules.map((rule) => rule.propertyName));
}

function fromFile(name: string, environment: Environment, faults: string[]): string | undefined {
  const path = environment[`${name}_FILE`];
  if (path === undefined || path === '') return undefined;
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch (error) {
    faults.push(`${name}_FILE cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
