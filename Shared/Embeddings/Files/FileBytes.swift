internal import Glibc

/// Reads a whole file of at most some size. It is read, not mapped: who shortens a mapped file kills its readers.
package enum FileBytes {
  package static func read(_ path: String, atMost limit: Int) throws(EmbeddingError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw EmbeddingError(.unreadable, "\(path) cannot be opened.") }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw EmbeddingError(.unreadable, "\(path) is no file.")
    }
    guard let size = Int(exactly: status.st_size), (0...limit).contains(size) else {
      throw EmbeddingError(.unsupported, "\(path) is larger than \(limit) bytes.")
    }
    var isWhole = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        // The buffer has `size` bytes, of which `count` are filled.
        guard let base = buffer.baseAddress else { break }
        let got = unsafe Glibc.read(descriptor, base + count, size - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        count += got
      }
      isWhole = count == size
    }
    guard isWhole else { throw EmbeddingError(.unreadable, "\(path) cannot be read to its end.") }
    return bytes
  }
}
