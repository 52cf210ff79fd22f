/** One import of one file. */
export interface ImportFact {
  /** Path of the file from the project's folder. */
  file: string;
  /** What is written in the import. */
  specifier: string;
  /** In a spec or a test folder: built by no one, so devDependencies will do. */
  isTest: boolean;
}

/** What the boundary check knows of one workspace package. */
export interface PackageFacts {
  /** Folder from the project's folder, such as `services/gateway`. */
  dir: string;
  /** Name without the scope, such as `gateway`. */
  name: string;
  /** Packages of this project among its dependencies, without the scope. */
  dependencies: readonly string[];
  devDependencies: readonly string[];
  /** Folders its tsconfig refers to, from the project's folder. */
  references: readonly string[];
  /** Subpaths its package.json exports besides `.`, such as `domain`. */
  exports: readonly string[];
  imports: readonly ImportFact[];
}
