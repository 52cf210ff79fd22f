/** What is used of libheif's WebAssembly build; its own declarations leave the types of these open. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.js' {
  type Opaque = object;

  interface Failed {
    readonly code: Opaque;
    readonly message: string;
  }

  interface Decoded {
    /** One, of four bytes a pixel, when interleaved RGBA was asked for; a row takes `stride` bytes. */
    readonly channels: readonly { readonly width: number; readonly height: number; readonly stride: number; readonly data: Uint8Array }[];
  }

  interface Heif {
    readonly heif_error_code: { readonly heif_error_Ok: Opaque };
    readonly heif_colorspace: { readonly heif_colorspace_RGB: Opaque };
    readonly heif_chroma: { readonly heif_chroma_interleaved_RGBA: Opaque };
    heif_context_alloc(): Opaque;
    heif_context_read_from_memory(context: Opaque, bytes: Uint8Array): Failed;
    /** The picture that the file is shown as. */
    heif_js_context_get_primary_image_handle(context: Opaque): Opaque | Failed;
    heif_image_handle_get_width(handle: Opaque): number;
    heif_image_handle_get_height(handle: Opaque): number;
    /** Turned and mirrored as the file says. */
    heif_js_decode_image2(handle: Opaque, colorspace: Opaque, chroma: Opaque): Promise<Decoded | Failed>;
  }

  /** Makes an instance with a memory of its own. */
  export default function libheif(): Heif;
}
